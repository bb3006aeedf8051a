package io.votestream.localstack.cli;

import io.votestream.localstack.stack.Service;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code SERVICE=N} on the command line. */
record InstanceCount(Service service, int count) {

  static final class Converter implements ITypeConverter<InstanceCount> {

    @Override
    public InstanceCount convert(String text) {
      String[] pair = text.split("=", 2);
      Service service =
          Service.named(pair[0])
              .orElseThrow(
                  () ->
                      new TypeConversionException(
                          "'" + pair[0] + "' is none of " + Service.names()));
      if (pair.length < 2 || !pair[1].matches("[1-" + Service.SLOTS + "]")) {
        throw new TypeConversionException(
            "the number of instances is 1 to %d, as in %s=3"
                .formatted(Service.SLOTS, service.serviceName()));
      }
      return new InstanceCount(service, Integer.parseInt(pair[1]));
    }
  }
}
