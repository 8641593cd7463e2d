using Microsoft.Extensions.Configuration;
using RedStation.Domain.Dispatch;

namespace RedStation.Grains.Dispatch;

/// <summary>Reads the dispatch options; rings come as a list of radius and offers, which replaces the default list as a whole.</summary>
internal static class DispatchBinding
{
    /// <summary>Binds the sections over the defaults and refuses with a sentence what makes no sense.</summary>
    public static Action<DispatchOptions> Bind(IConfigurationSection root) => options =>
    {
        root.GetSection("Dispatch").Bind(options);
        if (root.GetSection("DispatchRings").Get<DispatchRing[]>() is { } rings)
        {
            options.Rings = [.. rings];
        }

        if (options.OfferLife <= TimeSpan.Zero || options.TravelSpeed <= 0 || options.PositionLife <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("RedStation:Dispatch: OfferLife, TravelSpeed and PositionLife must be greater than nothing.");
        }

        if (options.Rings.IsEmpty || options.Rings.Any(ring => ring.RadiusM is < 50 or > 5_000 || ring.Offers is < 1 or > 7))
        {
            throw new InvalidOperationException("RedStation:DispatchRings: 50 to 5,000 m each, with 1 to 7 offers open at once.");
        }
    };
}
