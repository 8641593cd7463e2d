using RedStation.Api.Http.Problems;

namespace RedStation.Api.Accounts;

/// <summary>Refused sign-ins as answers.</summary>
internal static class SignInProblems
{
    public static IResult Of(SignInRefusal refusal, TimeSpan? retryAfter)
    {
        var code = RefusalCodes.Of(refusal);
        return refusal switch
        {
            SignInRefusal.LockedOut or SignInRefusal.OtpTooSoon or SignInRefusal.OtpLimitReached or SignInRefusal.TooManyGuesses =>
                Problem.TooSoon(code, retryAfter ?? TimeSpan.FromMinutes(1)),
            SignInRefusal.OtpNotSent => Problem.Unavailable(code, retryAfter),
            SignInRefusal.NotDemo or SignInRefusal.ExternalSignIn => Problem.Of(StatusCodes.Status404NotFound, code),
            SignInRefusal.OtpUnavailable => Problem.Of(StatusCodes.Status503ServiceUnavailable, code),
            _ => Problem.Of(StatusCodes.Status401Unauthorized, code),
        };
    }
}
