using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster;

/// <summary>
/// What a server has acknowledged, and what was under way when it died: after a restart each thing must be as last
/// acknowledged, or as the command in flight would have left it.
/// </summary>
public sealed class AcknowledgedState
{
    /// <summary>Status per port: the last acknowledged, and the last sent.</summary>
    public ConcurrentDictionary<int, (string Last, string Sent)> Ports { get; } = new();

    /// <summary>Reservation per rider: the last acknowledged (null for none), and whether a command was under way.</summary>
    public ConcurrentDictionary<string, (string? Last, bool InFlight)> Reservations { get; } = new();

    /// <summary>Notes of opened tasks, by task id.</summary>
    public ConcurrentDictionary<string, string> Tasks { get; } = new();

    /// <summary>Recognitions with their answers.</summary>
    public ConcurrentBag<(string OperationId, string Credential, JsonNode Answer)> Recognitions { get; } = [];
}
