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

    /// <summary>The refresh token was shown again by somebody who cannot be its owner; its session is now over.</summary>
    RefreshReused = 5,

    /// <summary>This is no demonstration.</summary>
    NotDemo = 6,

    /// <summary>The last code was sent to this phone too recently, or too many were sent to it today (by China's clock).</summary>
    OtpTooSoon = 7,

    /// <summary>Nothing is set up that could deliver codes.</summary>
    OtpUnavailable = 8,

    /// <summary>People sign in at an external issuer.</summary>
    ExternalSignIn = 9,

    /// <summary>The code could not be handed over for delivery just now. It starts no pause and counts for nothing.</summary>
    OtpNotSent = 10,

    /// <summary>Too many codes were asked for from the caller's network, or by everybody.</summary>
    OtpLimitReached = 11,

    /// <summary>Too many wrong codes or passwords came from the caller's network.</summary>
    TooManyGuesses = 12,
}
