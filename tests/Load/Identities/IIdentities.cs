namespace RedStation.Tests.Load.Identities;

/// <summary>Who the load is.</summary>
public interface IIdentities : IDisposable
{
    /// <summary>An administrator's access token.</summary>
    Task<string> Admin();

    /// <summary>The access token of a station's equipment.</summary>
    Task<string> Device(string stationId);

    /// <summary>Riders, at least so many; with their access tokens.</summary>
    /// <exception cref="Running.UsageException">The server has not so many to offer.</exception>
    Task<IReadOnlyList<RiderIdentity>> Riders(int count);
}
