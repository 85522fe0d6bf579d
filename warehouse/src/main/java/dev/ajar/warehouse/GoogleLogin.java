package dev.ajar.warehouse;

import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Who asks BigQuery: the application default credentials of this machine, found and renewed by Google's own library.
final class GoogleLogin {

    /// What helps where there are none, or wrong ones.
    static final String EXPECTED = "credentials from `gcloud auth application-default login`, or a key file named by"
            + " GOOGLE_APPLICATION_CREDENTIALS";

    private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";

    private GoogleLogin() {}

    /// @throws Refused if this machine has none
    static Rest.Credentials ofThisMachine() throws Refused {
        try {
            GoogleCredentials credentials =
                    GoogleCredentials.getApplicationDefault().createScoped(List.of(SCOPE));
            return uri -> headers(credentials, uri);
        } catch (IOException none) {
            throw new Refused("BigQuery", "no credentials of Google were found here", EXPECTED);
        }
    }

    private static Map<String, List<String>> headers(GoogleCredentials credentials, URI uri) throws IOException {
        try {
            return credentials.getRequestMetadata(uri);
        } catch (IOException refused) {
            throw new Rest.Failure(401, "authError", "Google gives no token for them");
        }
    }
}
