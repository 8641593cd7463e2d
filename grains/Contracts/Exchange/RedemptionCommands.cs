using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Exchange;

/// <summary>A rider reserves a service.</summary>
/// <param name="OperationId">The client's id of this command; the redemption's id follows from it and from the rider.</param>
/// <param name="RiderId">Who.</param>
/// <param name="ServiceId">What.</param>
/// <param name="SlotId">Which slot, where there are slots.</param>
/// <param name="Points">What the rider was shown that it costs; 0 to take it at whatever it costs.</param>
[GenerateSerializer, Immutable, Alias("reserve-service")]
public sealed record ReserveService(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string RiderId,
    [property: Id(2)] string ServiceId,
    [property: Id(3)] string? SlotId,
    [property: Id(4)] int Points)
{
    /// <summary>
    /// Digests of the codes that it may have, in their order: the first that no other redemption has becomes its code. They follow from the
    /// redemption's id.
    /// </summary>
    [Id(5)] public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The adcode whose list of services it was read in; null for that of the rider's home district.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? District { get; init; }

    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
}

/// <summary>Somebody does something with a redemption: its rider cancels, or staff takes a delivery back.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="ProviderId">Whose staff it is; null for a rider, for a station's and for the city's.</param>
[GenerateSerializer, Immutable, Alias("redemption-command")]
public sealed record RedemptionCommand(
    [property: Id(0)] string OperationId, [property: Id(1)] string By, [property: Id(2)] string? ProviderId = null)
{
    /// <inheritdoc cref="ReserveService.Key"/>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>Somebody hands a service over.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="Place">Where, in words for whoever asks later: a station's name, a provider's, or a person's.</param>
/// <param name="ProviderId">Whose staff it is; null for a station's and for the city's.</param>
[GenerateSerializer, Immutable, Alias("deliver-service")]
public sealed record DeliverService(
    [property: Id(0)] string OperationId, [property: Id(1)] string By, [property: Id(2)] string Place, [property: Id(3)] string? ProviderId)
{
    /// <inheritdoc cref="ReserveService.Key"/>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>A rider says how a service was.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who.</param>
/// <param name="Stars">1 … 5.</param>
/// <param name="Comment">A few words, ≤ <see cref="Limits.Comment"/>; null for none.</param>
[GenerateSerializer, Immutable, Alias("rate-service")]
public sealed record RateService(
    [property: Id(0)] string OperationId, [property: Id(1)] string RiderId, [property: Id(2)] int Stars, [property: Id(3)] string? Comment)
{
    /// <inheritdoc cref="ReserveService.Key"/>
    public string Key => $"{RiderId}/{OperationId}";
}
