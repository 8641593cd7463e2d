namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>Why a message is refused. Versions have their own words for the same, see <see cref="OcppErrorCodes"/>.</summary>
public enum OcppErrorCode
{
    /// <summary>The action is none of the protocol's.</summary>
    NotImplemented,

    /// <summary>The action is the protocol's, and not served here.</summary>
    NotSupported,

    /// <summary>It could not be carried out by a fault of ours; the same may work later.</summary>
    InternalError,

    /// <summary>The message is incomplete or out of turn.</summary>
    ProtocolError,

    /// <summary>The sender may not do that now.</summary>
    SecurityError,

    /// <summary>The message is not in the protocol's form: no JSON, or members that it does not know.</summary>
    FormationViolation,

    /// <summary>A value is outside what its member allows.</summary>
    PropertyConstraintViolation,

    /// <summary>A member is missing, or there are too few or too many of it.</summary>
    OccurrenceConstraintViolation,

    /// <summary>A value is of another type.</summary>
    TypeConstraintViolation,

    /// <summary>Anything else.</summary>
    GenericError,
}

/// <summary>The words for error codes, misspellings included: those are the protocol.</summary>
public static class OcppErrorCodes
{
    /// <summary>The word of a version.</summary>
    public static string Word(OcppVersion version, OcppErrorCode code) => (code, version) switch
    {
        (OcppErrorCode.FormationViolation, OcppVersion.V16) => "FormationViolation",
        (OcppErrorCode.FormationViolation, _) => "FormatViolation",
        (OcppErrorCode.OccurrenceConstraintViolation, OcppVersion.V16) => "OccurenceConstraintViolation",
        _ => code.ToString(),
    };
}
