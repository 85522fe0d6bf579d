/// The pictures of docs/explanation/how-sure-are-we, drawn from what the room itself says. `-Dgolden.write=true` draws
/// them anew; without it a test tells where a picture is no longer true.
@NullMarked
package dev.ajar.statistics.picture;

import org.jspecify.annotations.NullMarked;
