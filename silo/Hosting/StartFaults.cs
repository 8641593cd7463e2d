using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Grains.Settings;

namespace RedStation.Silo.Hosting;

/// <summary>
/// Tells refusals at the start from faults of the program: a switch, a setting, a file, a folder, a database or an address in use is told in a
/// sentence to whoever started it; a stack trace would hide it.
/// </summary>
public static class StartFaults
{
    /// <summary>The sentences, a line each, or null when this is a fault of ours.</summary>
    public static string? Sentences(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: { Count: > 0 } all } when all.All(one => Sentences(one) is not null) =>
            string.Join('\n', all.Select(Sentences)),
        OptionsValidationException settings => string.Join('\n', settings.Failures),
        // A file of settings that is no JSON: the innermost says at which line.
        InvalidDataException file => $"{file.Message} {Innermost(file).Message}",
        StartException or StorageFaultException or IOException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
