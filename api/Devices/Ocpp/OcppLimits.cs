using RedStation.Contracts;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>What one charger, and all of them together, may take.</summary>
internal static class OcppLimits
{
    /// <summary>The largest message, in bytes.</summary>
    public const int Message = 64 * 1024;

    /// <summary>What is read of a larger one to refuse it and go on; a socket that brings more is closed.</summary>
    public const int Discarded = 1024 * 1024;

    /// <summary>Requests of a charger that wait for their turn. It may have one open; more are an error that is borne.</summary>
    public const int Waiting = 16;

    /// <summary>Messages a second that are read of one charger, in the long run.</summary>
    public const int PerSecond = 20;

    /// <summary>Messages that may come at once, after a silence: what was kept while there was no network.</summary>
    public const int Burst = 200;

    /// <summary>Chargers of one process.</summary>
    public const int Connections = 20_000;

    /// <summary>How often a charger is to say that it is there, in seconds.</summary>
    public const int HeartbeatSeconds = 60;

    /// <summary>When a charger that could not be let in yet is to ask again, in seconds.</summary>
    public const int PendingSeconds = 10;

    /// <summary>How often the line itself is tried.</summary>
    public static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);

    /// <summary>How long it may be silent then.</summary>
    public static readonly TimeSpan PongWithin = TimeSpan.FromSeconds(20);

    /// <summary>How long a charger may take to read what is sent to it.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(10);

    /// <summary>Of a session at a connector that no charger has: whatever is kept for each of them must have an end.</summary>
    /// <param name="path">Where in the message it stands.</param>
    public static OcppFault NoConnector(string path) =>
        new(OcppErrorCode.PropertyConstraintViolation, $"{path}: A connector is a number from 0 to {Limits.Ports}.");
}
