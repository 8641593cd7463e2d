using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Settings;

namespace RedStation.Grains.Tasks;

/// <summary>What the configuration changes of one line of the price list; the section <c>TaskPrices</c> has one for each type of task.</summary>
public sealed class TaskPriceLine
{
    /// <summary>Points paid. 0 … 10,000.</summary>
    [Range(0, 10_000), SettingUnit("points")]
    public int? Points { get; set; }

    /// <summary>Minutes on site, and certified. 1 … 480.</summary>
    [Range(1, 480), SettingUnit("minutes")]
    public int? Minutes { get; set; }

    /// <summary>The Chinese name.</summary>
    public string? Name { get; set; }

    /// <summary>The English name.</summary>
    public string? NameEn { get; set; }

    /// <summary>What the rider must be certified for; replaces the built-in list.</summary>
    public Skill[]? Skills { get; set; }

    /// <summary>How its rider is insured, Chinese; nothing is said without it.</summary>
    public string? InsuranceCover { get; set; }

    /// <summary>The same in English.</summary>
    public string? InsuranceCoverEn { get; set; }
}
