package dev.ajar.store.text;

import dev.ajar.store.Unreadable;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Opens files, compressed or not: what they are is told by their first bytes, not by their names.
public final class Opened {

    private static final int BUFFER = 1 << 16;

    private Opened() {}

    /// The text of a file, decompressed.
    ///
    /// @param name how people call the file
    /// @param read told how many bytes of the file were read, each time some were
    public static InputStream text(Path path, String name, LongConsumer read) throws IOException {
        InputStream bytes = new BufferedInputStream(new Counted(bytes(path, name), read), BUFFER);
        try {
            return new Told(name, decompressed(bytes));
        } catch (IOException broken) {
            bytes.close();
            throw told(name, broken);
        }
    }

    /// The bytes of a file as they are.
    public static InputStream bytes(Path path, String name) throws Unreadable {
        try {
            if (Files.isDirectory(path)) {
                throw new Unreadable(name, "a folder (expected: a file)");
            }
            return Files.newInputStream(path);
        } catch (Unreadable already) {
            throw already;
        } catch (IOException missing) {
            throw told(name, missing);
        }
    }

    /// Whether a file begins with these bytes.
    public static boolean begins(Path path, String name, String mark) throws Unreadable {
        try (InputStream in = bytes(path, name)) {
            return new String(in.readNBytes(mark.length()), StandardCharsets.ISO_8859_1).equals(mark);
        } catch (Unreadable already) {
            throw already;
        } catch (IOException broken) {
            throw told(name, broken);
        }
    }

    private static InputStream decompressed(InputStream bytes) throws IOException {
        bytes.mark(4);
        byte[] magic = bytes.readNBytes(4);
        bytes.reset();
        if (magic.length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
            return new GZIPInputStream(bytes, BUFFER);
        }
        if (magic.length == 4
                && magic[0] == 0x28
                && magic[1] == (byte) 0xB5
                && magic[2] == 0x2F
                && magic[3] == (byte) 0xFD) {
            return new ZstdInputStream(bytes);
        }
        return bytes;
    }

    private static Unreadable told(String name, IOException broken) {
        return switch (broken) {
            case Unreadable already -> already;
            case NoSuchFileException ignored -> new Unreadable(name, "no such file");
            case AccessDeniedException ignored -> new Unreadable(name, "may not be read: permission denied");
            case EOFException ignored ->
                new Unreadable(name, "compressed data that ends too early: the file is cut off");
            case ZipException ignored -> new Unreadable(name, "broken gzip data: " + broken.getMessage());
            default -> new Unreadable(name, "cannot be read: " + broken.getMessage());
        };
    }

    /// Tells whatever goes wrong while reading in our own words.
    private static final class Told extends FilterInputStream {

        private final String name;

        Told(String name, InputStream in) {
            super(in);
            this.name = name;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException broken) {
                throw told(name, broken);
            } catch (RuntimeException broken) {
                throw new Unreadable(name, "broken zstd data: " + broken.getMessage());
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }
    }

    private static final class Counted extends FilterInputStream {

        private final LongConsumer read;

        Counted(InputStream in, LongConsumer read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            if (count > 0) {
                read.accept(count);
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                read.accept(1);
            }
            return one;
        }
    }
}
