package io.votestream.audit.bundle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A certificate as a page that stands for itself: no script, nothing loaded. */
final class CertificatePage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Result certificate: %1$s</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ccc; }
      td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
      code { overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      <p>Final result of poll <code>%2$s</code>: %3$d ballots count. As of %4$s.</p>
      <table>
      <tr><th>Option</th><th>Votes</th></tr>
      %5$s</table>
      <p>Votes that do not count: %6$d duplicate, %7$d superseded, %8$d late, %9$d invalid.</p>
      <h2>What this rests on</h2>
      <table>
      <tr><th>Part of the log</th><th>Root over its records</th><th>Records</th></tr>
      %10$s</table>
      <p>Rules: <code>%11$s</code> (SHA-256). Key: <code>%12$s</code>. Made by %13$s at %14$s.</p>
      <p>Signature over <code>certificate.json</code>:<br><code>%15$s</code></p>
      <p>This page shows what is in <code>certificate.json</code>; only the signature under that file
      proves anything, and only to whoever has the key from elsewhere. The bundle of this poll lets
      anyone count again.</p>
      </body>
      </html>
      """;

  private CertificatePage() {}

  static String of(Certificate certificate, String signature) {
    var result = certificate.result();
    return PAGE.formatted(
        escape(certificate.poll().question()),
        escape(result.pollId()),
        result.ballots(),
        result.asOf(),
        options(certificate.poll().options(), result.counts()),
        result.rejected().duplicate(),
        result.rejected().superseded(),
        result.rejected().late(),
        result.rejected().invalid(),
        roots(certificate.roots()),
        certificate.rulesDigest(),
        escape(certificate.key()),
        escape(certificate.software()),
        certificate.issuedAt(),
        escape(signature.strip()));
  }

  private static String options(List<String> texts, List<Long> counts) {
    return IntStream.range(0, Math.max(texts.size(), counts.size()))
        .mapToObj(
            i ->
                row(
                    escape(i < texts.size() ? texts.get(i) : "option " + i),
                    String.valueOf(i < counts.size() ? counts.get(i) : 0L)))
        .collect(Collectors.joining());
  }

  private static String roots(List<Certificate.Root> roots) {
    return roots.stream()
        .map(
            root ->
                row(
                    "partition " + root.partition(),
                    "<code>" + escape(root.root()) + "</code>",
                    String.valueOf(root.leaves())))
        .collect(Collectors.joining());
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
