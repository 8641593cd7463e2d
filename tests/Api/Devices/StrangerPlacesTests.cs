using System.Net;
using RedStation.Api.Devices.Mqtt;

namespace RedStation.Tests.Api.Devices;

/// <summary>Places of connections of which nobody has signed in.</summary>
public sealed class StrangerPlacesTests
{
    [Fact]
    public void Places_AreTheirNetworks_AndFreedOnce()
    {
        var places = new StrangerPlaces(2);
        Assert.True(places.Take(At("203.0.113.7", 1)));
        Assert.True(places.Take(At("203.0.113.7", 2)));
        Assert.False(places.Take(At("203.0.113.7", 3)));
        Assert.True(places.Take(At("203.0.113.8", 3)));

        places.Free(At("203.0.113.7", 1));
        places.Free(At("203.0.113.7", 1));
        Assert.True(places.Take(At("203.0.113.7", 3)));
        Assert.False(places.Take(At("203.0.113.7", 4)));
    }

    private static IPEndPoint At(string address, int port) => new(IPAddress.Parse(address), port);
}
