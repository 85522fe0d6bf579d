package dev.ajar.store.spill;

/// How items of a kind are packed.
///
/// @param <T> what is packed
interface Form<T> {

    /// Writes an item, and says in `before` what the next need not say.
    void pack(T item, Packer to, Before before);

    /// Reads an item, likewise.
    T unpack(Unpacker from, Before before);
}
