namespace RedStation.Api.Accounts;

/// <summary>What an external issuer calls the claims we need.</summary>
public sealed class ExternalClaimNames
{
    /// <summary>The subject's claim.</summary>
    public string Subject { get; set; } = Claims.Sub;

    /// <summary>The role's claim; its value is one of <see cref="Roles"/>.</summary>
    public string Role { get; set; } = Claims.RoleClaim;

    /// <summary>The adcodes' claim, one value each.</summary>
    public string Districts { get; set; } = Claims.DistrictsClaim;

    /// <summary>The display name's claim.</summary>
    public string Name { get; set; } = Claims.Name;
}
