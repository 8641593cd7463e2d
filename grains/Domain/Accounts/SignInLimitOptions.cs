using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Domain.Accounts;

/// <summary>
/// How many codes strangers may cause to be sent, and how often they may guess; the configuration section
/// <c>RedStation:SignInLimits</c>. A device that somebody has signed in with before is no stranger to them: it has numbers of its own.
/// </summary>
/// <remarks>
/// One address may be a whole station's, or thousands of phones' behind their network's. A rider signs in about once a month, so that 40
/// an hour and 200 a day of one address are enough for some thousand riders behind it. An hour and a day begin by China's clock.
/// </remarks>
public sealed class SignInLimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:SignInLimits";

    /// <summary>Codes that one address (IPv6: one /64) may cause in ten minutes.</summary>
    [Range(1, 1_000_000), SettingUnit("codes in ten minutes")]
    public int CodesPerAddressTenMinutes { get; set; } = 20;

    /// <summary>Codes that one address may cause in an hour.</summary>
    [Range(1, 1_000_000), SettingUnit("codes an hour")]
    public int CodesPerAddressHour { get; set; } = 40;

    /// <summary>Codes that one address may cause in a day.</summary>
    [Range(1, 1_000_000), SettingUnit("codes a day")]
    public int CodesPerAddressDay { get; set; } = 200;

    /// <summary>Codes that all addresses of a block (/24, IPv6: /48) may cause in an hour.</summary>
    [Range(1, 1_000_000), SettingUnit("codes an hour")]
    public int CodesPerBlockHour { get; set; } = 200;

    /// <summary>Codes that all addresses of a block may cause in a day.</summary>
    [Range(1, 1_000_000), SettingUnit("codes a day")]
    public int CodesPerBlockDay { get; set; } = 1000;

    /// <summary>Codes that one address may cause for one phone in a day.</summary>
    [Range(1, 1000), SettingUnit("codes a day")]
    public int CodesPerAddressAndPhoneDay { get; set; } = 10;

    /// <summary>Codes that a known device may cause for its own phone in a day.</summary>
    [Range(1, 1000), SettingUnit("codes a day")]
    public int CodesPerKnownDeviceDay { get; set; } = 10;

    /// <summary>Codes that all strangers together may cause in an hour, and all known devices together once more: what an hour may cost.</summary>
    [Range(1, 100_000_000), SettingUnit("codes an hour")]
    public int CodesPerHour { get; set; } = 3000;

    /// <summary>The same for a day.</summary>
    [Range(1, 100_000_000), SettingUnit("codes a day")]
    public int CodesPerDay { get; set; } = 20_000;

    /// <summary>Codes that could not be sent which one address may cause in ten minutes; they count nowhere else.</summary>
    [Range(1, 1_000_000), SettingUnit("codes in ten minutes")]
    public int UnsentPerAddressTenMinutes { get; set; } = 30;

    /// <summary>Wrong tries at one code that all strangers have together; who asked for the code and known devices have their own.</summary>
    [Range(1, 1000), SettingUnit("tries")]
    public int StrangersTriesPerCode { get; set; } = 10;

    /// <summary>Wrong codes and passwords that one address may try in an hour; known devices have their own.</summary>
    [Range(1, 1_000_000), SettingUnit("tries an hour")]
    public int GuessesPerAddressHour { get; set; } = 200;

    /// <summary>Wrong passwords in a row of all strangers together after which an account is locked to strangers for a while.</summary>
    [Range(1, 1_000_000), SettingUnit("tries")]
    public int StrangersPasswordsPerAccount { get; set; } = 50;
}
