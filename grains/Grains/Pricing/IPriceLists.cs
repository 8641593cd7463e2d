using RedStation.Domain.Pricing;

namespace RedStation.Grains.Pricing;

/// <summary>The published price lists as this process knows them: a version that another process published is known here within seconds.</summary>
public interface IPriceLists
{
    /// <summary>Both lists. They are in memory, and read from the store only when that has not succeeded yet.</summary>
    ValueTask<PriceLists> Current();
}
