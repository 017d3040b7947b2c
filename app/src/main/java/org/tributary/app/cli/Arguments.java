package org.tributary.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/// What may stand behind a command. Each method adds something and returns what to ask for it once
/// the line is parsed.
///
/// Annotations would say the same, but picocli then reads them by reflection and proxies, which
/// costs more time at the start than a small download.
final class Arguments {
    private final CommandSpec spec;

    Arguments(CommandSpec spec) {
        this.spec = spec;
    }

    /// Adds an option that is there or not.
    Supplier<Boolean> flag(String description, String... names) {
        OptionSpec option = add(option(description, names).type(boolean.class));
        return () -> Boolean.TRUE.equals(option.getValue());
    }

    /// Adds an option with a value.
    Supplier<Optional<String>> text(String label, String description, String... names) {
        OptionSpec option = add(option(description, names).paramLabel(label).type(String.class));
        return () -> Optional.ofNullable(option.getValue());
    }

    /// Adds an option with a value of a type of its own.
    ///
    /// @param parse throws [IllegalArgumentException] with a sentence for people
    <T> Supplier<Optional<T>> value(
            String label, Function<String, T> parse, String description, String... names) {
        OptionSpec option =
                add(
                        option(description, names)
                                .paramLabel(label)
                                .type(Object.class)
                                .converters(text -> convert(parse, text)));
        return () -> Optional.ofNullable(option.getValue());
    }

    /// Adds an option with a value that may stand there several times.
    Supplier<List<String>> texts(String label, String description, String... names) {
        OptionSpec option =
                add(
                        option(description, names)
                                .paramLabel(label)
                                .type(List.class)
                                .auxiliaryTypes(String.class));
        return () -> Optional.<List<String>>ofNullable(option.getValue()).orElse(List.of());
    }

    /// Adds what the command is about, at least one.
    Supplier<List<String>> operands(String label, String description) {
        PositionalParamSpec operands =
                PositionalParamSpec.builder()
                        .paramLabel(label)
                        .description(description)
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build();
        spec.addPositional(operands);
        return () -> operands.getValue();
    }

    private OptionSpec add(OptionSpec.Builder builder) {
        OptionSpec option = builder.build();
        spec.addOption(option);
        return option;
    }

    private static OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names).description(description);
    }

    private static <T> T convert(Function<String, T> parse, String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
