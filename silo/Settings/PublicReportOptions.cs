using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Settings;

/// <summary>
/// What people without account are told where their district takes no reports from them; the configuration section <c>RedStation:PublicReports</c>.
/// Whether it does is a rule of the district, which an administrator publishes.
/// </summary>
public sealed class PublicReportOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:PublicReports";

    /// <summary>The number to call; 12345 is that of the cities' hotlines in all of China.</summary>
    [Required, RegularExpression("^[0-9+][0-9 -]{2,19}$")]
    public string Hotline { get; set; } = "12345";
}
