package dev.ajar.simulator.life;

import dev.ajar.simulator.log.Product;
import dev.ajar.simulator.log.Telling;

/// What somebody shows to a terminal.
///
/// @param experience that measures it
/// @param attribute under which the terminal tells who or what it saw
/// @param issuer of a code: `ours` or `foreign`; empty for a face
/// @param purpose of a code of ours; empty for everything else
record Shown(String experience, String method, String attribute, String who, String issuer, String purpose) {

    static Shown face(String who) {
        return new Shown("face-entry", "face", "enduser.pseudo.id", who, "", "");
    }

    static Shown pass(String pass, String purpose) {
        return new Shown("qr-entry", "qr", "qr.id", pass, "ours", purpose);
    }

    static Shown foreignCode(String hash) {
        return new Shown("qr-entry", "qr", "qr.id", hash, "foreign", "");
    }

    /// What terminal or panel tells about it.
    Telling telling(String id, long at, String name) {
        return new Telling(Product.WORKHUB, id, at, name)
                .say("access.method", method)
                .say(attribute, who);
    }

    /// The same with all that the terminal reads from it.
    Telling reading(String id, long at, String name) {
        Telling telling = telling(id, at, name);
        if (!issuer.isEmpty()) {
            telling.say("qr.issuer", issuer);
        }
        if (!purpose.isEmpty()) {
            telling.say("qr.purpose", purpose);
        }
        return telling;
    }
}
