/// Laws that hold of every history, however odd.
///
/// [Laws][dev.ajar.law.Laws] tries each on hundreds of [made up][dev.ajar.law.MadeUp] worlds and histories, and where
/// one is broken tells the seed and the smallest history that breaks it.
@NullMarked
package dev.ajar.law;

import org.jspecify.annotations.NullMarked;
