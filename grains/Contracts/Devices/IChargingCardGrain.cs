namespace RedStation.Contracts.Devices;

/// <summary>
/// A card, or another token, with which somebody charges. What it is worth is asked here and nowhere else, so that one which is blocked is blocked
/// everywhere at once. Key: <see cref="GrainKeys.ChargingCard"/>, by the digest of what stands on it.
/// </summary>
[Alias("charging-card-grain")]
public interface IChargingCardGrain : IGrainWithStringKey
{
    /// <summary>Makes it a rider's. Repeating it changes nothing.</summary>
    [Alias("add")]
    Task<Answer<ChargingCard, ChargingCardRefusal>> Add(AddChargingCard command);

    /// <summary>Blocks it, says that it is lost, or makes it good again.</summary>
    [Alias("set")]
    Task<Answer<ChargingCard, ChargingCardRefusal>> SetStatus(string riderId, ChargingCardStatus status);

    /// <summary>It is the rider's no more. Repeating it changes nothing.</summary>
    [Alias("remove")]
    Task Remove(string riderId);

    /// <summary>Whose it is, and what it is worth now; null when it is nobody's.</summary>
    [Alias("present")]
    Task<ChargingCard?> Present();
}
