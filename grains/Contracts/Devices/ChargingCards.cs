using System.Text.Json.Serialization;

namespace RedStation.Contracts.Devices;

/// <summary>A rider's card.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Whose.</param>
/// <param name="Label">What the rider calls it.</param>
/// <param name="Ending">The last characters of what stands on it; the rest is kept as a digest only.</param>
/// <param name="Status">What it is worth.</param>
/// <param name="AddedAt">Since when it is the rider's.</param>
/// <param name="ExpiresAt">Until when it is good; null for always. Only what a phone starts with ends by itself.</param>
[GenerateSerializer, Immutable, Alias("charging-card")]
public sealed record ChargingCard(
    [property: Id(0)] string Id,
    [property: Id(1), JsonIgnore] string RiderId,
    [property: Id(2)] string Label,
    [property: Id(3)] string Ending,
    [property: Id(4)] ChargingCardStatus Status,
    [property: Id(5)] DateTimeOffset AddedAt,
    [property: Id(6), JsonIgnore] DateTimeOffset? ExpiresAt = null);

/// <summary>What a card is worth.</summary>
[Alias("charging-card-status")]
public enum ChargingCardStatus
{
    /// <summary>It charges.</summary>
    Active = 0,

    /// <summary>Its rider has blocked it.</summary>
    Blocked = 1,

    /// <summary>Its rider has lost it.</summary>
    Lost = 2,
}

/// <summary>Makes a card a rider's.</summary>
[GenerateSerializer, Immutable, Alias("add-charging-card")]
public sealed record AddChargingCard(
    [property: Id(0)] string Id,
    [property: Id(1)] string RiderId,
    [property: Id(2)] string Label,
    [property: Id(3)] string Ending)
{
    /// <summary>Until when it is good; null for always.</summary>
    [Id(4)] public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Why a command on a card was refused.</summary>
[Alias("charging-card-refusal")]
public enum ChargingCardRefusal
{
    /// <summary>The rider has no such card.</summary>
    CardNotFound = 0,

    /// <summary>The card is somebody else's.</summary>
    CardTaken = 1,

    /// <summary>The rider has as many cards as one may have.</summary>
    TooManyCards = 2,
}
