using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices;

namespace RedStation.Storage.Devices;

/// <summary>A device's row.</summary>
internal sealed record EquipmentRow(
    string Identity,
    string StationId,
    string Kind,
    string Connectors,
    string SecretHash,
    string Operation,
    string Fingerprint,
    string? Rotation,
    string RegisteredBy,
    long RegisteredAt,
    long? RetiredAt,
    string? Protocol,
    string? Vendor,
    string? Model,
    string? Firmware,
    long? ConnectedAt,
    long? LostAt)
{
    /// <summary>The row of a new device.</summary>
    public static EquipmentRow Of(RegisterEquipment command, string fingerprint)
    {
        var equipment = command.Equipment;
        return new(
            equipment.Identity, equipment.StationId, NameOf(equipment.Kind), Text(equipment.Connectors), command.SecretHash, command.Operation,
            fingerprint, null, equipment.RegisteredBy, equipment.RegisteredAt.ToUnixTimeMilliseconds(), null, null, null, null, null, null, null);
    }

    /// <summary>Connectors as they stand in the row.</summary>
    public static string Text(ImmutableArray<EquipmentConnector> connectors) => string.Join(
        ' ', connectors.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Connector}={entry.Port}")));

    /// <summary>The name of a value in a row.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The device.</summary>
    public StoredEquipment ToStored() => new(
        new Equipment(
            Identity, StationId, Enum.Parse<EquipmentKind>(Kind, ignoreCase: true), Read(Connectors), RegisteredBy, Time(RegisteredAt),
            RetiredAt is { } retired ? Time(retired) : null),
        SecretHash,
        Operation,
        Rotation,
        Protocol is null ? null : new EquipmentLink("", Protocol, Vendor, Model, Firmware),
        ConnectedAt is { } connected ? Time(connected) : null,
        LostAt is { } lost ? Time(lost) : null);

    private static ImmutableArray<EquipmentConnector> Read(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).Select(parts => new EquipmentConnector(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture))),
    ];

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
