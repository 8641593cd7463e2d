using System.ComponentModel.DataAnnotations;

namespace RedStation.Storage.Accounts;

/// <summary>What an external issuer calls the claims we need.</summary>
public sealed class ExternalClaimNames
{
    /// <summary>The subject's claim.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Subject { get; set; } = "sub";

    /// <summary>The role's claim; its value is one of the roles of the contract.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Role { get; set; } = "role";

    /// <summary>The adcodes' claim, one value each.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Districts { get; set; } = "districts";

    /// <summary>The claim of the provider of services whose staff the bearer is, by its id.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Organisation { get; set; } = "organisation";

    /// <summary>The display name's claim.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Name { get; set; } = "name";
}
