using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Settings;

/// <summary>What a city says about its Open311 interface. Section <c>RedStation:Open311</c>.</summary>
public sealed class Open311Options
{
    /// <summary>Where these options stand.</summary>
    public const string Section = "RedStation:Open311";

    /// <summary>How those who run it are reached; one sentence.</summary>
    [Required]
    public string Contact { get; set; } = "请联系本站的管理员 / Ask the administrators of this site";

    /// <summary>How a key is got; one sentence.</summary>
    [Required]
    public string KeyService { get; set; } = "由本站管理员发放 / Given by the administrators of this site";
}
