using System.ComponentModel.DataAnnotations;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Settings;

namespace RedStation.Storage.Pricing;

/// <summary>
/// A service as the settings write it; the section <c>ServicePrices</c> has one under the id of each. They are the first version of the list on an
/// empty database, and nothing afterwards.
/// </summary>
/// <param name="Need">The id of the need.</param>
/// <param name="NeedName">Its Chinese name.</param>
/// <param name="NeedNameEn">Its English name.</param>
/// <param name="Name">The service's Chinese name.</param>
/// <param name="NameEn">The service's English name.</param>
/// <param name="Description">What one gets, Chinese.</param>
/// <param name="DescriptionEn">What one gets, English.</param>
/// <param name="Delivery">How it is delivered.</param>
/// <param name="Provider">The id of who provides it.</param>
public sealed record ServicePriceLine(
    string Need,
    string NeedName,
    string NeedNameEn,
    string Name,
    string NameEn,
    string Description,
    string DescriptionEn,
    ServiceDelivery Delivery,
    string Provider)
{
    /// <summary>What it costs. 1 … 100,000.</summary>
    [Range(1, Limits.ServicePoints), SettingUnit("points")]
    public int Points { get; init; } = 1;

    /// <summary>The least tier.</summary>
    public RiderTier LeastTier { get; init; }

    /// <summary>What the rider must be certified for.</summary>
    public Skill? Skill { get; init; }

    /// <summary>Whether a rider gets it once in a calendar year.</summary>
    public bool OncePerYear { get; init; }

    /// <summary>For how long a reservation is held. 15 … 44,640.</summary>
    [Range(15, Limits.HoldMinutes), SettingUnit("minutes")]
    public int HoldMinutes { get; init; } = 1440;

    /// <summary>How long before its slot an appointment can be cancelled. 0 … 20,160.</summary>
    [Range(0, Limits.CancelMinutes), SettingUnit("minutes")]
    public int? CancelMinutes { get; init; }

    /// <summary>The line of the list.</summary>
    /// <param name="id">The service's id.</param>
    public ServicePrice ToPrice(string id) => new()
    {
        Id = id,
        Need = Need,
        NeedName = NeedName,
        NeedNameEn = NeedNameEn,
        Name = Name,
        NameEn = NameEn,
        Description = Description,
        DescriptionEn = DescriptionEn,
        Points = Points,
        Delivery = Delivery,
        LeastTier = LeastTier,
        Skill = Skill,
        OncePerYear = OncePerYear,
        Provider = Provider,
        HoldMinutes = HoldMinutes,
        CancelMinutes = Delivery == ServiceDelivery.Appointment ? CancelMinutes ?? 0 : null,
    };
}
