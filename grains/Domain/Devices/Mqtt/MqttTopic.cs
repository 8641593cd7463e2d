using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Mqtt;

/// <summary>What a topic is about.</summary>
public enum MqttTopicKind
{
    /// <summary>That a device is there, and what it is.</summary>
    State = 0,

    /// <summary>What a connector does.</summary>
    Ports = 1,

    /// <summary>What a connector's meter shows.</summary>
    Meter = 2,

    /// <summary>What a device answers to commands.</summary>
    Answers = 3,

    /// <summary>Commands to a device.</summary>
    Commands = 4,

    /// <summary>What a door does.</summary>
    Doors = 5,
}

/// <summary>A topic of ours: <c>redstation/v1/{identity}/…</c>.</summary>
/// <param name="Identity">The device.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Connector">The connector of <c>ports/{n}</c> and <c>meter/{n}</c>, the door of <c>doors/{n}</c>; otherwise null.</param>
public sealed record MqttTopic(string Identity, MqttTopicKind Kind, int? Connector)
{
    private const string Root = "redstation/v1/";

    /// <summary>Where a device hears of commands.</summary>
    public static string CommandsOf(string identity) => Root + identity + "/commands";

    /// <summary>Whether a device may subscribe to a filter: all of it lies below its own identity.</summary>
    public static bool MaySubscribe(string identity, string filter) =>
        filter.StartsWith(Root + identity + "/", StringComparison.Ordinal);

    /// <summary>Reads a topic; null for one that is none of ours.</summary>
    public static MqttTopic? Parse(string topic)
    {
        if (!topic.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = topic[Root.Length..].Split('/');
        if (parts.Length is < 2 or > 3 || !EquipmentIdentity.IsValid(parts[0]))
        {
            return null;
        }

        return (parts[1], parts.Length) switch
        {
            ("state", 2) => new(parts[0], MqttTopicKind.State, null),
            ("answers", 2) => new(parts[0], MqttTopicKind.Answers, null),
            ("commands", 2) => new(parts[0], MqttTopicKind.Commands, null),
            ("ports", 3) when Number(parts[2]) is { } connector => new(parts[0], MqttTopicKind.Ports, connector),
            ("meter", 3) when Number(parts[2]) is { } connector => new(parts[0], MqttTopicKind.Meter, connector),
            ("doors", 3) when Number(parts[2]) is { } door and <= Limits.Doors => new(parts[0], MqttTopicKind.Doors, door),
            _ => null,
        };
    }

    /// <summary>As devices write it: without zeros in front.</summary>
    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= Limits.Ports && text[0] != '0' ? number : null;
}
