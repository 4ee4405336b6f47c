using PerfLedger.Domain.People;

namespace PerfLedger.Workbench.Features.People;

/// <summary>What became of a sign-in, in Chinese.</summary>
internal static class SignInNames
{
    public static string Of(SignInChange change) => change switch
    {
        SignInChange.Made => "建立登录",
        SignInChange.Reset => "重置密码，解除锁定",
        SignInChange.Locked => "锁定登录",
        SignInChange.LockedOut => "连续输错，登录自动锁定",
        SignInChange.CodesEnrolled => "启用动态码",
        SignInChange.CodesReset => "取消动态码",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A sign-in change without a name."),
    };
}
