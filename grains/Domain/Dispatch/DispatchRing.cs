using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Domain.Dispatch;

/// <summary>One search ring.</summary>
/// <param name="RadiusM">Its radius in metres, 50 … 5,000.</param>
/// <param name="Offers">How many offers may be open at once while it is searched, 1 … 7.</param>
public sealed record DispatchRing(
    [property: Range(50, 5_000), SettingUnit("metres")] int RadiusM, [property: Range(1, 7), SettingUnit("offers")] int Offers);
