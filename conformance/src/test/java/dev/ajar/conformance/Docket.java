package dev.ajar.conformance;
import java.nio.file.Path;
import java.util.List;
final class Docket {
    public static void main(String[] a) throws Exception {
        int ok=0,bad=0; 
        Path tmp=java.nio.file.Files.createTempDirectory("court");
        for (Case c : Case.in(Path.of(a[0]))) {
            List<String> d;
            try { d=new Trial(c,tmp).differences(); } catch(Throwable t){ java.io.StringWriter w=new java.io.StringWriter(); t.printStackTrace(new java.io.PrintWriter(w)); d=List.of("THROWN "+w.toString().lines().limit(8).toList()); }
            if(d.isEmpty()) ok++; else {bad++; if(bad<=Integer.parseInt(a[1])){System.out.println("## "+c.name()); d.stream().limit(12).forEach(System.out::println);} }
        }
        System.out.println(ok+" agree, "+bad+" differ");
    }
}
