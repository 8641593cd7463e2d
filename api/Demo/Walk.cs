using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Api.Demo;

/// <summary>How a played rider moves: straight towards a place, then on to another within reach of home.</summary>
internal sealed class Walk
{
    private const double NearM = 20;

    private readonly Random random;
    private readonly GeoPoint home;
    private readonly double reachM;
    private readonly double metresASecond;
    private GeoPoint target;
    private bool errand;

    /// <summary>Begins at a place around home.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="home">The middle of where they work.</param>
    /// <param name="reachM">How far from there they go, in metres.</param>
    public Walk(Random random, GeoPoint home, double reachM)
    {
        (this.random, this.home, this.reachM) = (random, home, reachM);
        metresASecond = 3.5 + 3 * random.NextDouble();
        Here = Anywhere();
        target = Anywhere();
    }

    /// <summary>Where they are.</summary>
    public GeoPoint Here { get; private set; }

    /// <summary>Whether they have come to where they were sent.</summary>
    public bool Arrived => Distance.Metres(Here, target) <= NearM;

    /// <summary>Sends them to a place; they wait there.</summary>
    public void Send(GeoPoint place) => (target, errand) = (place, true);

    /// <summary>Lets them go their own way again.</summary>
    public void Release() => (target, errand) = (Anywhere(), false);

    /// <summary>Moves them on by a time.</summary>
    public void Move(TimeSpan time)
    {
        if (Arrived)
        {
            target = errand ? target : Anywhere();
            return;
        }

        var part = Math.Min(1, metresASecond * time.TotalSeconds / Distance.Metres(Here, target));
        Here = new GeoPoint(Here.Lat + (target.Lat - Here.Lat) * part, Here.Lon + (target.Lon - Here.Lon) * part);
    }

    private GeoPoint Anywhere()
    {
        var place = DemoPlaces.Around(random, home, 0, reachM);
        return DemoPlaces.IsWater(place) ? home : place;
    }
}
