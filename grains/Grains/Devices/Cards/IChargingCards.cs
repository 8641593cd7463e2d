using RedStation.Contracts.Devices;

namespace RedStation.Grains.Devices.Cards;

/// <summary>The table of cards. Each card's row is written by its grain alone.</summary>
public interface IChargingCards
{
    /// <summary>A card by its digest; null when it is nobody's.</summary>
    Task<ChargingCard?> Find(string digest);

    /// <summary>Adds a card. False when the rider has as many as one may have.</summary>
    Task<bool> Add(string digest, ChargingCard card);

    /// <summary>Changes what a card is worth.</summary>
    Task SetStatus(string digest, ChargingCardStatus status);

    /// <summary>Forgets a card.</summary>
    Task Remove(string digest);
}
