namespace RedStation.Api.Accounts;

/// <summary>Why somebody could not sign in.</summary>
public enum SignInRefusal
{
    /// <summary>The name, the password or the secret is wrong; it is not told which.</summary>
    SignInFailed = 0,

    /// <summary>The code is wrong.</summary>
    OtpInvalid = 1,

    /// <summary>The code's time or attempts are over; another must be asked for.</summary>
    OtpExpired = 2,

    /// <summary>Too many wrong passwords in a row.</summary>
    LockedOut = 3,

    /// <summary>The refresh token is unknown, or its session is over.</summary>
    RefreshInvalid = 4,

    /// <summary>The refresh token was used before; its session is now over.</summary>
    RefreshReused = 5,

    /// <summary>This is no demonstration.</summary>
    NotDemo = 6,

    /// <summary>The last code was sent too recently, or too many were sent today.</summary>
    OtpTooSoon = 7,

    /// <summary>Nothing is set up that could deliver codes, or it failed.</summary>
    OtpUnavailable = 8,

    /// <summary>People sign in at an external issuer.</summary>
    ExternalSignIn = 9,
}
