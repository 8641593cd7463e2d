namespace RedStation.Tests.Load.Wire;

/// <summary>Who hears what a line brings. Called by one thread at a time, in the order of arrival; must not wait.</summary>
public interface IHubListener
{
    /// <summary>A message; good only until this returns.</summary>
    void Received(in HubMessage message);

    /// <summary>The line is over: the server hung up, or the network did.</summary>
    void Closed();
}
