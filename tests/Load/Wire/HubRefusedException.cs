namespace RedStation.Tests.Load.Wire;

/// <summary>A hub's refusal of a call; the message holds its code.</summary>
public sealed class HubRefusedException(string message) : Exception(message)
{
    /// <summary>Whether this is a certain refusal.</summary>
    public bool Is(string code) => Message.Contains(code + ":", StringComparison.Ordinal);
}
