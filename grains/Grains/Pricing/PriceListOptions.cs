using System.ComponentModel.DataAnnotations;

namespace RedStation.Grains.Pricing;

/// <summary>How the processes follow the price lists. Section <c>RedStation:PriceLists</c>.</summary>
public sealed class PriceListOptions
{
    /// <summary>Where these options stand.</summary>
    public const string Section = "RedStation:PriceLists";

    /// <summary>Within which time every process knows a version that one of them has published. 1 s … 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SeenWithin { get; set; } = TimeSpan.FromSeconds(5);
}
