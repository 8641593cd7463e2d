namespace RedStation.Tests.Load.Wire;

/// <summary>The kinds of hub messages that servers send here, by SignalR's numbers.</summary>
public enum HubMessageKind
{
    /// <summary>Anything else.</summary>
    Other = 0,

    /// <summary>A call.</summary>
    Invocation = 1,

    /// <summary>The answer to a call.</summary>
    Completion = 3,

    /// <summary>Nothing but a sign of life.</summary>
    Ping = 6,

    /// <summary>The server hangs up.</summary>
    Close = 7,
}
