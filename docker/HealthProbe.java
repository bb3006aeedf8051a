import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Exits 0 if the address answers 200 within two seconds: an image needs no shell or curl for it. */
final class HealthProbe {

  private static final int LIMIT_MS = 2_000;

  private HealthProbe() {}

  public static void main(String[] arguments) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(arguments[0]).toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MS);
    connection.setReadTimeout(LIMIT_MS);
    System.exit(connection.getResponseCode() == 200 ? 0 : 1);
  }
}
