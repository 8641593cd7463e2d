namespace RedStation.Contracts.Tasks;

/// <summary>An offer that is gone, and why.</summary>
[GenerateSerializer, Immutable, Alias("withdrawn-offer")]
public sealed record WithdrawnOffer([property: Id(0)] string OfferId, [property: Id(1)] OfferEnd Reason);
