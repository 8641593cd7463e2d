using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;

namespace RedStation.Api.Devices;

/// <summary>Reads what operators say of devices, and names what is wrong with it.</summary>
internal static class EquipmentCheck
{
    private const int LongestName = 40;
    private const int LongestValue = 500;

    /// <summary>Which connector is which port.</summary>
    /// <param name="checker">Notes what is wrong.</param>
    /// <param name="given">What was given.</param>
    /// <param name="ports">How many ports the station has; null while that is not known.</param>
    /// <param name="kind">What the device speaks.</param>
    public static ImmutableArray<EquipmentConnector> Connectors(
        this Checker checker, IReadOnlyList<EquipmentConnectorInput?>? given, int? ports, EquipmentKind kind)
    {
        // A device that has doors alone tells of them itself.
        var least = kind == EquipmentKind.Mqtt ? 0 : 1;
        if (!checker.Require(
            given is { Count: <= Limits.Ports } && given.Count >= least, "connectors",
            string.Create(CultureInfo.InvariantCulture, $"{least} to 64 entries")))
        {
            return [];
        }

        var most = ports ?? Limits.Ports;
        var read = given!.Select((entry, at) =>
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"connectors[{at}]");
            checker.Require(entry?.Connector is >= 1 and <= Limits.Ports, field + ".connector", "1 to 64");
            checker.Require(
                entry?.Port >= 1 && entry.Port <= most, field + ".port",
                string.Create(CultureInfo.InvariantCulture, $"1 to {most}, a port of the station"));
            return new EquipmentConnector(entry?.Connector ?? 0, entry?.Port ?? 0);
        }).OrderBy(entry => entry.Connector).ToImmutableArray();
        checker.Require(checker.Failed || ConnectorRules.AreDistinct(read), "connectors", "each connector and each port once");
        return read;
    }

    /// <summary>The parameters of a command, by name.</summary>
    public static ImmutableArray<CommandParameter> Parameters(this Checker checker, IReadOnlyDictionary<string, string?>? given)
    {
        if (given is null || !checker.Require(given.Count <= Limits.CommandParameters, "parameters", "at most 16 entries"))
        {
            return [];
        }

        foreach (var (name, value) in given)
        {
            checker.Require(
                name.Length is >= 1 and <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'),
                "parameters", "names of 1 to 40 of A-Z a-z 0-9 _ -");
            checker.Require(value is { Length: <= LongestValue }, "parameters." + name, "a text of at most 500 characters");
        }

        return [.. given.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new CommandParameter(entry.Key, entry.Value ?? ""))];
    }
}
