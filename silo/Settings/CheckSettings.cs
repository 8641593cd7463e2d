using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Settings;

/// <summary>What <c>silo check</c> is to reckon with; the configuration section <c>RedStation:Check</c>.</summary>
public sealed class CheckSettings
{
    /// <summary>Silos and apis that will share the database. 1 … 1,000.</summary>
    [Range(1, 1_000), SettingUnit("processes")]
    public int? Processes { get; set; }
}
