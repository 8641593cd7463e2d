namespace RedStation.Api.Accounts;

/// <summary>What came of a sign-in: tokens, or a refusal.</summary>
public sealed record SignIn
{
    /// <summary>The tokens, or null when it was refused.</summary>
    public TokensWire? Tokens { get; init; }

    /// <summary>The reason, or null when it was granted.</summary>
    public SignInRefusal? Refusal { get; init; }

    /// <summary>How long to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Wraps tokens.</summary>
    public static implicit operator SignIn(TokensWire tokens) => new() { Tokens = tokens };

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator SignIn(SignInRefusal refusal) => new() { Refusal = refusal };
}
