using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Settings;

/// <summary>How many requests are taken; the configuration section <c>RedStation:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Limits";

    /// <summary>Requests a second of one rider or partner.</summary>
    [Range(1, 1_000_000), SettingUnit("requests a second")]
    public int SubjectPerSecond { get; set; } = 100;

    /// <summary>Requests that a rider or partner may make at once after a pause.</summary>
    [Range(1, 1_000_000), SettingUnit("requests")]
    public int SubjectBurst { get; set; } = 400;

    /// <summary>Requests a second of one of the staff, whose tools set down thousands of stations in one go.</summary>
    [Range(1, 1_000_000), SettingUnit("requests a second")]
    public int StaffPerSecond { get; set; } = 500;

    /// <summary>Requests that one of the staff may make at once after a pause.</summary>
    [Range(1, 1_000_000), SettingUnit("requests")]
    public int StaffBurst { get; set; } = 2000;

    /// <summary>Requests a second of one station's equipment.</summary>
    [Range(1, 1_000_000), SettingUnit("requests a second")]
    public int DevicePerSecond { get; set; } = 500;

    /// <summary>Requests that equipment may make at once after a pause.</summary>
    [Range(1, 1_000_000), SettingUnit("requests")]
    public int DeviceBurst { get; set; } = 1000;

    /// <summary>
    /// Requests a second without a sign-in from one address (IPv6: from one /64). Behind one address of a mobile network are many phones.
    /// </summary>
    [Range(1, 1_000_000), SettingUnit("requests a second")]
    public int AnonymousPerSecond { get; set; } = 1000;

    /// <summary>Requests without a sign-in that an address may make at once after a pause.</summary>
    [Range(1, 1_000_000), SettingUnit("requests")]
    public int AnonymousBurst { get; set; } = 5000;
}
