namespace RedStation.Domain.Certificates;

/// <summary>Why what somebody shows is not to be believed. The page and the command name the same reasons.</summary>
public enum CertificateFault
{
    /// <summary>It is no certificate, or something of it was lost on the way.</summary>
    Unreadable,

    /// <summary>It is a signed document of another kind.</summary>
    OtherKind,

    /// <summary>No known key is named as its issuer's.</summary>
    UnknownKey,

    /// <summary>The issuer has not signed this.</summary>
    WrongSignature,

    /// <summary>Its digests are made in an unknown way.</summary>
    UnknownDigestAlgorithm,

    /// <summary>A digest or a disclosure is in it twice.</summary>
    DuplicateDigest,

    /// <summary>Something is disclosed that the issuer has not signed.</summary>
    UnreferencedDisclosure,

    /// <summary>What is disclosed has a name that nothing may have, or stands where it may not.</summary>
    ForbiddenClaimName,

    /// <summary>What is disclosed would replace something else.</summary>
    ClaimTwice,

    /// <summary>It is not valid yet.</summary>
    NotYetValid,

    /// <summary>It is valid no longer.</summary>
    Expired,

    /// <summary>Who shows it has not proved that it is theirs.</summary>
    HolderNotProved,

    /// <summary>Who shows it does not have its holder's key, or has signed something else.</summary>
    OtherHolder,

    /// <summary>It was shown to somebody else.</summary>
    OtherAudience,

    /// <summary>It was shown on another occasion and is used again.</summary>
    Replayed,

    /// <summary>It was shown too long ago.</summary>
    ShownTooLongAgo,

    /// <summary>It was revoked.</summary>
    Revoked,
}
