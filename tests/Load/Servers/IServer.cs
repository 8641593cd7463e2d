namespace RedStation.Tests.Load.Servers;

/// <summary>A server under load.</summary>
public interface IServer : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Address { get; }

    /// <summary>What it uses, or null when its process cannot be seen from here.</summary>
    ProcessUsage? Usage { get; }
}
