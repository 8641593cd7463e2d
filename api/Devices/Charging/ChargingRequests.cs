using System.Collections.Immutable;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Devices.Charging;

/// <summary>A rider starts charging from their phone.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="StationId">At which station.</param>
/// <param name="Port">At which of its ports.</param>
public sealed record StartChargingRequest(string? OperationId, string? StationId, int? Port);

/// <summary>Ends a session.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record StopChargingRequest(string? OperationId);

/// <summary>What the charger said to a start or a stop.</summary>
/// <param name="Outcome">
/// What came of it; <c>accepted</c>: the session follows, or ends, as soon as the charger tells of it.
/// </param>
public sealed record ChargingCommandWire(CommandOutcome Outcome);

/// <summary>A page of sessions.</summary>
/// <param name="Items">The sessions, the one that began last first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record ChargingSessionList(ImmutableArray<ChargingSessionView> Items, string? Next);

/// <summary>A rider adds a card.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Number">What stands on the card, as a reader at a charger reads it: 4 … 20 letters and digits.</param>
/// <param name="Label">What the rider calls it, ≤ 40 characters.</param>
public sealed record AddChargingCardRequest(string? OperationId, string? Number, string? Label);

/// <summary>A rider blocks a card, says that it is lost, or makes it good again.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Status">What it is worth from now on.</param>
public sealed record ChangeChargingCardRequest(string? OperationId, ChargingCardStatus? Status);

/// <summary>A rider's cards.</summary>
/// <param name="Items">The cards, the latest first; at most 10.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record ChargingCardList(ImmutableArray<ChargingCard> Items, string? Next = null);
