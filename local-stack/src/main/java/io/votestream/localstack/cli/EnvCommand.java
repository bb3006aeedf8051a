package io.votestream.localstack.cli;

import io.votestream.localstack.parts.StackHome;
import io.votestream.localstack.stack.Connections;
import java.io.IOException;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints how to reach the stack and its parts, one KEY=value a line. */
@Command(name = "env", description = "Prints connection settings as KEY=value.")
public final class EnvCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    StackHome home = ThisStack.stack();
    Connections connections = ThisStack.parts(home).connections();
    var settings = new TreeMap<>(connections.ofServices());
    settings.put("EDGE_URL", connections.edgeUrl());
    settings.put("VOTESTREAM_HOME", home.root().toString());
    settings.forEach((name, value) -> System.out.println(name + "=" + value));
    return 0;
  }
}
