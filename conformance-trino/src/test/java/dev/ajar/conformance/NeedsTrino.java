package dev.ajar.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/// Tests that ask a Trino. Where the JDK is too old for it they are skipped, and counted as skipped.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "Trino 483 runs on Java 25 and later")
public @interface NeedsTrino {}
