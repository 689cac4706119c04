# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPROGRAM=<path> -DREPORT=<text> -P must_be_caught.cmake
execute_process(COMMAND ${PROGRAM} RESULT_VARIABLE result ERROR_VARIABLE report)
if(result EQUAL 0 OR NOT report MATCHES "${REPORT}")
    message(FATAL_ERROR "expected '${REPORT}', found exit ${result} and: ${report}")
endif()
