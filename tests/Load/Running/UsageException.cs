namespace RedStation.Tests.Load.Running;

/// <summary>What the person at the keyboard can mend; its message is all they are shown.</summary>
public sealed class UsageException(string message) : Exception(message);
